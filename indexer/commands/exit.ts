/** Exit statuses of every command. */
export const EXIT = { done: 0, failed: 1, wrongUse: 2, someRefused: 3 } as const
