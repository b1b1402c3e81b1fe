@NullMarked
package cn.cunkou.measures;

import org.jspecify.annotations.NullMarked;
