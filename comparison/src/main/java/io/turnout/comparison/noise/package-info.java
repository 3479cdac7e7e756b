/** Whether a field differs because the candidate is wrong, or because it differs anyhow. */
package io.turnout.comparison.noise;
