/** Where something is in an answer, written so that the same field of any request has the same path. No values, no rules. */
package io.turnout.comparison.path;
