/** Journeys of users through the pages, in a real browser. */
@NullMarked
package cn.cunkou.journeys;

import org.jspecify.annotations.NullMarked;
