@NullMarked
package cn.cunkou.platform.imports;

import org.jspecify.annotations.NullMarked;
