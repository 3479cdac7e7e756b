/**
 * The commands of {@code ./turnout} and what they agree on: parts, ports and the data folder. How processes are kept
 * ({@code process}), PostgreSQL is run ({@code postgres}), what an app's files are laid out as ({@code layers}) and how content is loaded
 * ({@code conference}) does not belong here.
 */
package io.turnout.launcher;
