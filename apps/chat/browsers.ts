/** The oldest browsers that customers' phones come with: those of 2021. */
export const BROWSERS = ['chrome87', 'edge88', 'firefox78', 'safari14']
