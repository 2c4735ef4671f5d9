/** What is wrong with the catalogue: one sentence each, beginning with `file:line:column`. */
export class CatalogueError extends Error {
  override name = 'CatalogueError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}
