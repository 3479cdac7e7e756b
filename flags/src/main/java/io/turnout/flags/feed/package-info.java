/**
 * How flags come into a process: pushed by the control plane, kept on disk for when it is silent, and told back how often they are
 * asked for. Belongs here: following, keeping, telling. Does not belong here: what a flag's answer is.
 */
package io.turnout.flags.feed;
