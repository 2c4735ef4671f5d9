/**
 * A word in the title says more of an article than one in its text. From 1 to 3 the relevance sets (TIME, SciFact,
 * Cranfield, NTREX) hardly differ; this is where none of them loses.
 */
export const TITLE_WEIGHT = 1.5
