@NullMarked
package cn.cunkou.platform;

import org.jspecify.annotations.NullMarked;
