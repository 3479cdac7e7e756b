/** What tests of several modules need from outside: a real PostgreSQL. No test cases, no fixtures of one module. */
package io.turnout.testing;
