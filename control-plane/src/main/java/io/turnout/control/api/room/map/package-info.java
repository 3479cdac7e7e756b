/**
 * The railway map: each capability as a train on its line from the monorail to its candidate. Pure: values in, values out; the template
 * only draws what is here. How far something is belongs to who knows it.
 */
package io.turnout.control.api.room.map;
