/**
 * What is wrong with a dataset at the moment, and why: looks at both sides every few seconds, changes nothing. Works in every
 * control plane, whether it leads or not. The cause of a failing apply is only in the target's log; what can be seen of it
 * from here (columns that drifted apart, unique indexes) is named.
 */
package io.turnout.control.watch;
