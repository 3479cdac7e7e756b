/**
 * What is done next with a dataset: the states, the operations and their steps, and the one decision
 * {@link io.turnout.control.procedure.Procedure#decide}. Pure: a journal and what was seen go in, a decision comes out. Nothing here knows
 * SQL, clocks or threads, so every crash can be tried by cutting a journal short.
 */
package io.turnout.control.procedure;
