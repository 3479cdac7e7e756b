/**
 * A/B experiments: who was exposed to which variant of a flag, who had the outcome, and what that shows. Belongs here: what is kept and how it is
 * counted. Does not belong here: the statistics (module {@code judging}), and dividing subjects, which flags do.
 */
package io.turnout.control.experiment;
