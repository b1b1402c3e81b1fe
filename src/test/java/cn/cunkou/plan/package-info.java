@NullMarked
package cn.cunkou.plan;

import org.jspecify.annotations.NullMarked;
