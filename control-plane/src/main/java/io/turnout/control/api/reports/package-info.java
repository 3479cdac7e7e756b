/** Confidence reports over HTTP: what they are about is looked up here; what they say, and how, is in {@code confidence}. */
package io.turnout.control.api.reports;
