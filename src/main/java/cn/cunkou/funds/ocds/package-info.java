/** Contracts and payments as open data, in the Open Contracting Data Standard 1.1. */
@NullMarked
package cn.cunkou.funds.ocds;

import org.jspecify.annotations.NullMarked;
