/**
 * The control plane's own database: who leads, and what was asked for and done. Every entry is conditional on the epoch of
 * the leader that writes it, so the journal is where it is settled which of two leaders decides.
 */
package io.turnout.control.ledger;
