/** Changes when a tagger does: the next run tags every article again. */
export const TAGGER_VERSION = '15'
