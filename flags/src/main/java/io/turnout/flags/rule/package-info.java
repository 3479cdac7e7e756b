/**
 * Targeting rules: JsonLogic with the operators that flagd adds to it (https://flagd.dev/reference/flag-definitions/). Belongs here: what
 * a rule answers for a context. Does not belong here: what its answer means to a flag.
 */
package io.turnout.flags.rule;
