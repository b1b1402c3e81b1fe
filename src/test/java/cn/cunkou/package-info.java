@NullMarked
package cn.cunkou;

import org.jspecify.annotations.NullMarked;
