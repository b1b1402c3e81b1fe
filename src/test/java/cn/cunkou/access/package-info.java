@NullMarked
package cn.cunkou.access;

import org.jspecify.annotations.NullMarked;
