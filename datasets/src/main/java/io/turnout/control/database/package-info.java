/**
 * Talking SQL to the databases that datasets move between: sessions, rows, quoted names. Nothing here knows what a
 * dataset is; no pools, because the control plane holds a handful of connections and must know when it loses one.
 */
package io.turnout.control.database;
