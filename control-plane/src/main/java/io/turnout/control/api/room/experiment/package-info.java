/** The page of experiments, and its forms. Does not belong here: any statistics. */
package io.turnout.control.api.room.experiment;
