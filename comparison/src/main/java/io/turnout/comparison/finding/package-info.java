/** What a comparison finds, and collects while it looks: bounded in number and size, whatever the answers are. */
package io.turnout.comparison.finding;
