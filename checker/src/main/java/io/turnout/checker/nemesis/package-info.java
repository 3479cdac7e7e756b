/** What goes wrong during a round, as its seed says. */
package io.turnout.checker.nemesis;
