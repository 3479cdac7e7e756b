/** JSON by its structure: read with its duplicate keys and the digits of its numbers, and compared by value. */
package io.turnout.comparison.json;
