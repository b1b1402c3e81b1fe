@NullMarked
package cn.cunkou.programme;

import org.jspecify.annotations.NullMarked;
