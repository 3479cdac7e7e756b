/** Clients that write and read talks and notes, and record what they did and were told. They know the API alone. */
package io.turnout.checker.load;
