/** Cunkou runs a county's rural e-commerce programme from its official plan. */
@NullMarked
package cn.cunkou;

import org.jspecify.annotations.NullMarked;
