/**
 * A word in the title says more of an article than one in its text. From 1 to 3 the relevance sets (TIME, SciFact,
 * Cranfield, NTREX) hardly differ; this is where none of them loses.
 */
export const TITLE_WEIGHT = 1.5

/**
 * What a heading's score is worth: a few words are soon all of what is looked for, and say little. One of the same words as a paragraph
 * stands behind it; one that alone has them is found all the same.
 */
export const HEADING_WEIGHT = 0.5
