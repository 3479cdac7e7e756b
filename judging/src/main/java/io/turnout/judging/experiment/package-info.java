/**
 * Whether subjects of a treatment have an outcome more or less often than those of the control. Belongs here: what is counted of
 * cohorts, and what it shows. Does not belong here: who puts subjects in cohorts, and who counts.
 */
package io.turnout.judging.experiment;
