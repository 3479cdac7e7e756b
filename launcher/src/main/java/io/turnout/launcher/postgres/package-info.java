/** Embedded PostgreSQL: its binaries, who may run them, and one cluster per owner with its database and secrets. */
package io.turnout.launcher.postgres;
