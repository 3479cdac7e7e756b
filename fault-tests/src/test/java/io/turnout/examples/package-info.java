/** What is in examples/ is migrated as docs/migrate-your-own.md says it, by the programs that the page starts. */
package io.turnout.examples;
