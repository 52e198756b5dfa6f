/** Spring Data repositories over the entities. */
package com.e6data.demo.repository;
