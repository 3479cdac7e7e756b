/** PostgreSQL servers that a test may kill, freeze and cut off, and what is put into them. */
package io.turnout.control.testbed;
