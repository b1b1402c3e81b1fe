@NullMarked
package cn.cunkou.platform.database;

import org.jspecify.annotations.NullMarked;
