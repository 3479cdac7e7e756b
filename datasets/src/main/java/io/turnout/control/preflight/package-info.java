/**
 * What would stop a dataset from moving, found before anything is touched, each with the sentence or SQL that mends it.
 * Only reads. What can only be known by trying (whether one server reaches the other) shows when the stream is set up.
 */
package io.turnout.control.preflight;
