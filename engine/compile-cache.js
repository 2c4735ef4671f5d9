/**
 * What is compiled is kept in the system's folder for temporary files, for the programs and for each of their threads: loaded by
 * `node --import` before anything else. In JavaScript, since loading what reads TypeScript takes longer than all of the rest.
 */
import { enableCompileCache } from 'node:module'

enableCompileCache()
