/** What is counted of the two sides. */
package io.turnout.judging.count;
