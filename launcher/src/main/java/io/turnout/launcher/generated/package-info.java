/** Large made-up sets of talks and notes, copied straight into the databases of both sides; for tests only. */
package io.turnout.launcher.generated;
