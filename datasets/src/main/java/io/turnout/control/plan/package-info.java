/** What the plan says about datasets and databases, and the reader that finds the lines that are wrong. Pure. */
package io.turnout.control.plan;
