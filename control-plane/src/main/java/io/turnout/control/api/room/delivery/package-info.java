/** The page of how changes are delivered: puts measures into words and a picture. What is measured, and how, is not known here. */
package io.turnout.control.api.room.delivery;
