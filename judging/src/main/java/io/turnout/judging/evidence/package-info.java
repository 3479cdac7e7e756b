/** Tests that may be looked at all the time: how much counts speak for one side of a bound. They know of no requests. */
package io.turnout.judging.evidence;
