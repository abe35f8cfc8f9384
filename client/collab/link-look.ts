/** How a link looks in the page, in the editor and in the reader alike; none of it is stored. */
export const LINK_LOOK = { target: '_blank', rel: 'noopener noreferrer nofollow' }
