/**
 * Carries decisions out: one conductor a dataset, as long as this process leads. It holds no state that matters: all that a
 * successor needs is in the journal and in the databases.
 */
package io.turnout.control.conduct;
