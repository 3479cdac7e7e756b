/** The legacy monolith: one application, one schema, one feature per package. What starts with it is here. */
package io.turnout.monorail;
