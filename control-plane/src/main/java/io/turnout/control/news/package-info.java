/** How what is set in the database reaches those who wait for it. What it is belongs to who sets it. */
package io.turnout.control.news;
