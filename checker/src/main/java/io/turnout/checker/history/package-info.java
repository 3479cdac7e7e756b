/** What clients did and were told, as it is kept and read again. No judgement here. */
package io.turnout.checker.history;
