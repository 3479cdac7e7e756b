/**
 * A checker for handovers: writers that know exactly what they were told, readers, strays that write to the wrong side,
 * samples of both fences, and a nemesis that breaks what it can. What each of them saw is compared with what is left in
 * the databases. The checker itself is checked with variants that are broken on purpose.
 */
package io.turnout.control.check;
