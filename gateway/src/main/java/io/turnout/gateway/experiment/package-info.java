/**
 * What is seen of A/B experiments: who was shown what, who did what they are about, and how their answers ended; and telling the control plane.
 * Belongs here: counting each subject once. Does not belong here: who is shown what, which flags say, and what it means.
 */
package io.turnout.gateway.experiment;
