/**
 * What may be told to whoever has to trust a release: facts in, a report out. Belongs here: what "exposed", "detected" and "at 100 %" mean, and what is
 * not known. Does not belong here: a clock, a database, HTTP; and how it looks, which is in {@code paper}.
 */
package io.turnout.control.confidence;
